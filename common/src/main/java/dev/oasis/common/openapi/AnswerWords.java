package dev.oasis.common.openapi;

/** What a status means where nobody says more. */
final class AnswerWords {

    private AnswerWords() {
    }

    static String of(String status, String given) {
        if (given != null && !given.equals("OK") && !given.equals("Created") && !given.equals("No Content")
                && !given.equals("Accepted")) {
            return given;
        }
        return switch (status) {
            case "200" -> "What was asked for, or what it is now.";
            case "201" -> "Made; this is the new resource.";
            case "202" -> "Accepted; the work goes on.";
            case "204" -> "Done; there is nothing to show.";
            default -> given;
        };
    }
}
