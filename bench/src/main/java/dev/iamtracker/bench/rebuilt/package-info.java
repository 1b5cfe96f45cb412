/// Whether the records that come out of a lake are those that went in.
@NullMarked
package dev.iamtracker.bench.rebuilt;

import org.jspecify.annotations.NullMarked;
