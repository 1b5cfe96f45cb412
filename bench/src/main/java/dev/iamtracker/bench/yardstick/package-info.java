/// What others do with the same input, in processes of their own.
@NullMarked
package dev.iamtracker.bench.yardstick;

import org.jspecify.annotations.NullMarked;
