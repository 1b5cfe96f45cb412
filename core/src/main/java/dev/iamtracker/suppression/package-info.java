/// Which findings nobody wants to hear of, why, and until when.
@NullMarked
package dev.iamtracker.suppression;

import org.jspecify.annotations.NullMarked;
