/// Questions to the lake: the catalogue of queries, their parameters and the port that answers
/// them.
@NullMarked
package dev.iamtracker.query;

import org.jspecify.annotations.NullMarked;
