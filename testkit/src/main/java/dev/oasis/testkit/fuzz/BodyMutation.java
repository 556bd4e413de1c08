package dev.oasis.testkit.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

import com.fasterxml.jackson.databind.JsonNode;

/** Bends a body that would be accepted. */
final class BodyMutation {

    private static final int TOO_LARGE = 1_200_000;
    private static final int TOO_DEEP = 20_000;

    private final Random random;

    BodyMutation(Random random) {
        this.random = random;
    }

    /** @param example an object that the operation would take */
    String bend(JsonNode example) {
        List<Map.Entry<String, JsonNode>> fields = new ArrayList<>(example.properties());
        List<String> members = new ArrayList<>();
        fields.forEach(field -> members.add(Nasty.quote(field.getKey()) + ":" + field.getValue()));
        int chosen = fields.isEmpty() ? -1 : random.nextInt(fields.size());
        switch (random.nextInt(16)) {
            case 0 -> {
                if (chosen >= 0) {
                    members.remove(chosen);
                }
            }
            case 1 -> members.add(Nasty.quote(Nasty.text(random)) + ":" + Nasty.json(random));
            case 2 -> {
                if (chosen >= 0) {
                    members.add(members.get(chosen));
                }
            }
            case 3 -> {
                return Nasty.json(random);
            }
            case 4 -> {
                String whole = "{" + String.join(",", members) + "}";
                return whole.substring(0, random.nextInt(whole.length()));
            }
            case 5 -> {
                return "{" + String.join(",", members) + "}" + Nasty.json(random);
            }
            case 6 -> {
                if (random.nextInt(10) == 0) {
                    members.add("\"x\":\"" + "x".repeat(TOO_LARGE) + "\"");
                }
            }
            case 7 -> {
                if (random.nextInt(4) == 0) {
                    members.add("\"x\":" + "[".repeat(TOO_DEEP) + "]".repeat(TOO_DEEP));
                }
            }
            case 8 -> {
                return "";
            }
            case 9 -> {
                return "\uFEFF{" + String.join(",", members) + "}";
            }
            default -> {
                if (chosen >= 0) {
                    members.set(chosen, Nasty.quote(fields.get(chosen).getKey()) + ":" + value(fields.get(chosen).getValue()));
                }
            }
        }
        return "{" + String.join(",", members) + "}";
    }

    private String value(JsonNode given) {
        if (given.isArray() && !given.isEmpty() && random.nextBoolean()) {
            JsonNode first = given.get(0);
            return "[" + (first.isObject() ? bend(first) : Nasty.json(random)) + "]";
        }
        return given.isObject() && random.nextBoolean() ? bend(given) : Nasty.json(random);
    }
}
