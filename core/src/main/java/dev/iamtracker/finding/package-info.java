/// What rules found: findings, how bad they are, and what they say.
@NullMarked
package dev.iamtracker.finding;

import org.jspecify.annotations.NullMarked;
