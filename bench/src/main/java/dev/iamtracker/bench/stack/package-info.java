/// Events into the tables of a stack, with DynamoDB Local in the place of DynamoDB.
@NullMarked
package dev.iamtracker.bench.stack;

import org.jspecify.annotations.NullMarked;
