/// Named attack stories that a simulation hides in the everyday traffic.
@NullMarked
package dev.iamtracker.simulate.story;

import org.jspecify.annotations.NullMarked;
