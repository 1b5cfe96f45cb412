/// Amazon DynamoDB: events, coverage, findings and alerts of a stack.
@NullMarked
package dev.iamtracker.dynamo;

import org.jspecify.annotations.NullMarked;
