/// Detection: rules made ready to be tried, and trying them on events.
@NullMarked
package dev.iamtracker.detect;

import org.jspecify.annotations.NullMarked;
