/// Log files whose content is known.
@NullMarked
package dev.iamtracker.soak.delivery;

import org.jspecify.annotations.NullMarked;
