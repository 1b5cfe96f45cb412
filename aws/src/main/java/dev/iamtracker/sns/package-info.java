/// Amazon SNS: alerts as messages of a topic.
@NullMarked
package dev.iamtracker.sns;

import org.jspecify.annotations.NullMarked;
