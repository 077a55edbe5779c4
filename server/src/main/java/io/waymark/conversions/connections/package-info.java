/** What all integrations need: settings with secrets, signatures, and how to read payloads. */
@org.jspecify.annotations.NullMarked
package io.waymark.conversions.connections;
