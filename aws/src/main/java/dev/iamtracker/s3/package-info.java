/// Amazon S3: the lake of a stack, and log files that trails deliver.
@NullMarked
package dev.iamtracker.s3;

import org.jspecify.annotations.NullMarked;
