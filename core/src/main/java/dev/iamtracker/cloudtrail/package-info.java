/// CloudTrail's record format: from bytes to identity events and back.
@NullMarked
package dev.iamtracker.cloudtrail;

import org.jspecify.annotations.NullMarked;
