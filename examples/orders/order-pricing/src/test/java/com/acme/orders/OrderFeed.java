package com.acme.orders;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Makes the orders of the sample feed: the same ones each time. A few break the schema of the API, a few are rejected by
 * pricing, a few wait for the garden supplier.
 */
final class OrderFeed {
    static final int SIZE = 1_200;
    static final int INVALID = 12;
    static final int REJECTED = 12;
    static final int GARDEN = 36;

    private static final String[] FAMILIES = {"BOOK", "BOOK", "BOOK", "KITCHEN", "SPORT", "TOOL", "TOY", "TOY"};
    private static final String[] CHANNELS = {"web", "web", "app", "app", "app", "shop"};
    private static final Place[] PLACES = {
        new Place("DE", "Kiel", "EUR"),
        new Place("DE", "Leipzig", "EUR"),
        new Place("AT", "Graz", "EUR"),
        new Place("FR", "Nantes", "EUR"),
        new Place("ES", "Málaga", "EUR"),
        new Place("GB", "Leeds", "GBP"),
        new Place("CH", "Zürich", "CHF"),
        new Place("US", "Portland", "USD")
    };

    private final Random random = new Random(20_261_121);
    private Instant placedAt = Instant.parse("2026-11-20T06:00:00Z");

    private record Place(String country, String city, String currency) {}

    static List<String> lines() {
        OrderFeed feed = new OrderFeed();
        List<String> lines = new ArrayList<>();
        for (int number = 0; number < SIZE; number++) {
            lines.add(feed.order(number));
        }
        return lines;
    }

    /** Every hundredth order is invalid, every hundredth one is rejected, three of a hundred are for the garden. */
    private String order(int number) {
        placedAt = placedAt.plusSeconds(1 + random.nextInt(120));
        int place = number % 100;
        String order =
                switch (place) {
                    case 8, 41, 74 -> order(number, "GARDEN");
                    default -> order(number, FAMILIES[random.nextInt(FAMILIES.length)]);
                };
        return switch (place) {
            case 57 -> invalid(order, number / 100);
            case 90 -> rejected(order, number / 100);
            default -> order;
        };
    }

    private String order(int number, String family) {
        Place place = PLACES[random.nextInt(PLACES.length)];
        List<String> lines = new ArrayList<>();
        lines.add(line(family));
        while (lines.size() < 5 && random.nextInt(100) < 45) {
            lines.add(line(FAMILIES[random.nextInt(FAMILIES.length)]));
        }
        return String.format(
                Locale.ROOT,
                "{\"orderId\":\"O-%06d\",\"customerId\":\"C-%04d\",\"channel\":\"%s\",\"currency\":\"%s\","
                        + "\"shipTo\":{\"country\":\"%s\",\"city\":\"%s\"},\"placedAt\":\"%s\",\"lines\":[%s]%s}",
                100_001 + number,
                customer(),
                CHANNELS[random.nextInt(CHANNELS.length)],
                place.currency(),
                place.country(),
                place.city(),
                placedAt,
                String.join(",", lines),
                random.nextInt(100) < 7 ? ",\"gift\":true" : "");
    }

    /** Few customers order often, many once. */
    private int customer() {
        double luck = random.nextDouble();
        return 1 + (int) (luck * luck * 400);
    }

    private String line(String family) {
        return String.format(
                Locale.ROOT,
                "{\"sku\":\"%s-%04d\",\"quantity\":%d}",
                family,
                1 + random.nextInt(240),
                random.nextInt(100) < 70 ? 1 : 2 + random.nextInt(5));
    }

    private static String invalid(String order, int kind) {
        return switch (kind % 6) {
            case 0 -> order.replaceFirst("\"customerId\":\"[^\"]+\",", "");
            case 1 -> order.replaceFirst("\"quantity\":[0-9]+", "\"quantity\":\"two\"");
            case 2 -> order.replaceFirst("\"currency\":\"[A-Z]+\"", "\"currency\":\"euro\"");
            case 3 -> order.replaceFirst("\"lines\":\\[.*]", "\"lines\":[]");
            case 4 -> order.replaceFirst("\"placedAt\":\"[^\"]+\"", "\"placedAt\":\"yesterday\"");
            default -> order.substring(0, order.length() / 2);
        };
    }

    private static String rejected(String order, int kind) {
        return switch (kind % 4) {
            case 0 -> order.replaceFirst("\"currency\":\"[A-Z]+\"", "\"currency\":\"XTS\"");
            case 1 -> order.replaceFirst("\"quantity\":[0-9]+", "\"quantity\":0");
            case 2 -> order.replaceFirst("\"quantity\":[0-9]+", "\"quantity\":-1");
            default -> order.replaceFirst("\"sku\":\"[A-Z]+-", "\"sku\":\"BOAT-");
        };
    }
}
