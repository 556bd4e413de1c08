/** What an app lets the update decision do beyond its plain rules, over REST. */
package dev.oasis.admin.option;
