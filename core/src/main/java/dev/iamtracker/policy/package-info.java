/// What IAM policy documents, policy ARNs and trust policies grant, and to whom.
@NullMarked
package dev.iamtracker.policy;

import org.jspecify.annotations.NullMarked;
