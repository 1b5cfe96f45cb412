/// Correlations: matches of rules put in the order of their times, and the episodes among them.
@NullMarked
package dev.iamtracker.correlation;

import org.jspecify.annotations.NullMarked;
