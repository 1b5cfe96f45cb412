@NullMarked
package dev.iamtracker.predecessor;

import org.jspecify.annotations.NullMarked;
