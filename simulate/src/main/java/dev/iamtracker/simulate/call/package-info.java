/// Templates of API calls, one class per event family.
@NullMarked
package dev.iamtracker.simulate.call;

import org.jspecify.annotations.NullMarked;
