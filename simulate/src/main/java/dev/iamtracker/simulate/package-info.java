/// Writes realistic CloudTrail delivery files from a seed.
@NullMarked
package dev.iamtracker.simulate;

import org.jspecify.annotations.NullMarked;
