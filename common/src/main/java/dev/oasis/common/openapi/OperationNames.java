package dev.oasis.common.openapi;

import java.util.Locale;
import java.util.Map;

import org.eclipse.microprofile.openapi.models.Operation;

/**
 * Names an operation after its method and its tag: {@code list} and "Signing keys" make {@code listSigningKeys} and "List
 * signing keys". What is not named after a known verb names itself in an {@code @Operation}.
 */
final class OperationNames {

    private static final Map<String, String> SENTENCES = Map.ofEntries(
            Map.entry("list", "List %ss"), Map.entry("get", "Get one %s"), Map.entry("create", "Create %a %s"),
            Map.entry("patch", "Change %a %s"), Map.entry("delete", "Delete %a %s"), Map.entry("presign", "Presign %a %s"),
            Map.entry("publish", "Publish %a %s"), Map.entry("archive", "Archive %a %s"),
            Map.entry("confirm", "Confirm %a uploaded %s"), Map.entry("trust", "Trust %a %s"),
            Map.entry("distrust", "Trust %a %s no longer"), Map.entry("revoke", "Revoke %a %s"),
            Map.entry("rotate", "Replace the secret of %a %s"), Map.entry("addExternal", "Add %a %s that another host serves"),
            Map.entry("run", "Run %a %s"), Map.entry("rerun", "Run %a %s again"), Map.entry("cancel", "Cancel %a %s"),
            Map.entry("approve", "Approve %a %s"), Map.entry("refuse", "Refuse %a %s"));

    private OperationNames() {
    }

    static void complete(Operation operation, String method) {
        if (operation.getTags() == null || operation.getTags().size() != 1) {
            return;
        }
        String thing = singular(operation.getTags().get(0));
        if (operation.getOperationId() == null) {
            operation.setOperationId(method + camelCase(method.equals("list") ? thing + "s" : thing));
        }
        if (operation.getSummary() == null && SENTENCES.containsKey(method)) {
            operation.setSummary(SENTENCES.get(method).replace("%a", article(thing)).replace("%s", thing));
        }
    }

    private static String singular(String tag) {
        String thing = tag.endsWith("s") ? tag.substring(0, tag.length() - 1) : tag;
        // An abbreviation keeps its letters.
        return Character.isUpperCase(thing.charAt(Math.min(1, thing.length() - 1))) ? thing
                : thing.substring(0, 1).toLowerCase(Locale.ROOT) + thing.substring(1);
    }

    private static String article(String thing) {
        return "aeiouAEIOU".indexOf(thing.charAt(0)) >= 0 ? "an" : "a";
    }

    private static String camelCase(String words) {
        StringBuilder name = new StringBuilder();
        for (String word : words.split(" ")) {
            name.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1).toLowerCase(Locale.ROOT));
        }
        return name.toString();
    }
}
