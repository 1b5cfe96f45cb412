/// CloudTrail files to measure with, made once and kept.
@NullMarked
package dev.iamtracker.bench.corpus;

import org.jspecify.annotations.NullMarked;
