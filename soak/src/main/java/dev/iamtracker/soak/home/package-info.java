/// What a home must look like from outside.
@NullMarked
package dev.iamtracker.soak.home;

import org.jspecify.annotations.NullMarked;
