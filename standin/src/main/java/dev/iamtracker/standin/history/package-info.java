/// The rules of Event history: what a lookup finds, page by page, and what it may cost.
@NullMarked
package dev.iamtracker.standin.history;

import org.jspecify.annotations.NullMarked;
