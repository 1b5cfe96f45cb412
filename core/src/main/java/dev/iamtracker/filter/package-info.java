/// Which events are kept, and how many of the others there were.
@NullMarked
package dev.iamtracker.filter;

import org.jspecify.annotations.NullMarked;
