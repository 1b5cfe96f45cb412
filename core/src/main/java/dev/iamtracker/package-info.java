/// What every package shares: the root of the errors that reach a user.
@NullMarked
package dev.iamtracker;

import org.jspecify.annotations.NullMarked;
