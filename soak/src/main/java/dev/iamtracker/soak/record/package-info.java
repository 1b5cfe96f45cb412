/// CloudTrail records in one spelling, to be compared.
@NullMarked
package dev.iamtracker.soak.record;

import org.jspecify.annotations.NullMarked;
