/// AWS: event history, accounts, regions and who is asking.
@NullMarked
package dev.iamtracker.aws;

import org.jspecify.annotations.NullMarked;
