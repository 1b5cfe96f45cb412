/// Findings and alerts for people: listed, shown, acknowledged and sent.
@NullMarked
package dev.iamtracker.cli.alerts;

import org.jspecify.annotations.NullMarked;
