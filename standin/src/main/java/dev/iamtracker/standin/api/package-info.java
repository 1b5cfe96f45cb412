/// One class for each AWS API that is stood in for.
@NullMarked
package dev.iamtracker.standin.api;

import org.jspecify.annotations.NullMarked;
