/// The page of results for people.
@NullMarked
package dev.iamtracker.bench.report;

import org.jspecify.annotations.NullMarked;
