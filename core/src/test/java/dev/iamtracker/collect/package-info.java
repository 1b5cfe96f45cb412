@NullMarked
package dev.iamtracker.collect;

import org.jspecify.annotations.NullMarked;
