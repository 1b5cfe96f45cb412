/// Numbers, sizes, durations and times as people read them.
@NullMarked
package dev.iamtracker.cli.figure;

import org.jspecify.annotations.NullMarked;
