/// From findings to alerts: who is told of what, when, once, and in which words.
@NullMarked
package dev.iamtracker.alert;

import org.jspecify.annotations.NullMarked;
