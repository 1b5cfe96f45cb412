/// The Python version of this program: what its events table holds, as CloudTrail records.
@NullMarked
package dev.iamtracker.predecessor;

import org.jspecify.annotations.NullMarked;
