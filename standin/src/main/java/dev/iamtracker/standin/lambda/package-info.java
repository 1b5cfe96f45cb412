/// Lambda around a function: the API its runtime asks, and a process it runs in.
@NullMarked
package dev.iamtracker.standin.lambda;

import org.jspecify.annotations.NullMarked;
