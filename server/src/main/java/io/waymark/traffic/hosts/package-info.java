/**
 * What every host of the server answers beside links: the files in which a domain names its apps
 * (RED-4), the script that sites load to tell of their visitors (D8), and whether a certificate may
 * be issued for a name.
 */
@org.jspecify.annotations.NullMarked
package io.waymark.traffic.hosts;
