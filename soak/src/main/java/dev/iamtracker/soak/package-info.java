/// The soak: the program is used and killed for a long time, and its lake compared with the truth.
@NullMarked
package dev.iamtracker.soak;

import org.jspecify.annotations.NullMarked;
