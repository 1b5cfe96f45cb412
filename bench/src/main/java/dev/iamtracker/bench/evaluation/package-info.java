/// How good the built-in rules are: which simulated attacks they catch, and what harmless activity
/// makes them say.
@NullMarked
package dev.iamtracker.bench.evaluation;

import org.jspecify.annotations.NullMarked;
