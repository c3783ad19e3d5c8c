package cn.pingliang.sharing.testing;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** What clients say about bookings. */
public final class Bookings {

    private Bookings() {}

    /** The body of a request for machine time that meets every rule of {@link Instruments#create()}. */
    public static Map<String, Object> body(UUID instrument, Slot slot) {
        var body = new LinkedHashMap<String, Object>();
        body.put("instrumentId", instrument);
        body.put("start", slot.from());
        body.put("end", slot.to());
        body.put("purpose", "果园土壤重金属测定");
        body.put("serviceMode", "SELF_OPERATED");
        body.put("acceptAgreement", true);
        return body;
    }

    public static Map<String, Object> body(UUID instrument, Slot slot, String member, Object value) {
        var body = body(instrument, slot);
        body.put(member, value);
        return body;
    }

    /** Asks for the slot and gets it. @return the booking's path */
    public static String request(String who, UUID instrument, Slot slot) {
        return "/bookings/"
                + Api.as(who).post("/bookings", body(instrument, slot)).is(201).text("/id");
    }

    public static Map<String, Object> because(String reason) {
        return Map.of("reason", reason);
    }
}
