/// Fields of the namespace `iat.`: what rules want to know of an event and no single field tells.
@NullMarked
package dev.iamtracker.derived;

import org.jspecify.annotations.NullMarked;
