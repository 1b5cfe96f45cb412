@NullMarked
package dev.iamtracker.dynamo;

import org.jspecify.annotations.NullMarked;
