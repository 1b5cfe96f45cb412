/// Event history into the local lake, from the regions of every account to the summary.
@NullMarked
package dev.iamtracker.cli.collect;

import org.jspecify.annotations.NullMarked;
