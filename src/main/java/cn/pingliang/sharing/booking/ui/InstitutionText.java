package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.booking.BookingView;
import cn.pingliang.sharing.catalogue.BookableInstruments.BookableInstrument;
import cn.pingliang.sharing.shared.ui.Formats;

/** What the institution of an instrument is called, in the reader's language. */
final class InstitutionText {

    private InstitutionText() {}

    static String of(BookableInstrument instrument) {
        return Formats.here().name(instrument.institutionName(), instrument.institutionNameEn());
    }

    static String of(BookingView booking) {
        return Formats.here().name(booking.institutionName(), booking.institutionNameEn());
    }
}
