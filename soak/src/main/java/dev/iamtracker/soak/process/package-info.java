/// The program in processes of its own, which can be killed.
@NullMarked
package dev.iamtracker.soak.process;

import org.jspecify.annotations.NullMarked;
