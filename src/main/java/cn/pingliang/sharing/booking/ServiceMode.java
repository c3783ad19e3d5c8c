package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.catalogue.BookableInstruments.BookableInstrument;

/** 服务方式, of the national service record. */
public enum ServiceMode {
    /** 占用共享: the user operates. */
    SELF_OPERATED,
    /** 技术共享: the user operates after training. */
    TRAINED,
    /** 委托共享: the institution measures samples sent in. */
    ENTRUSTED,
    /** 远程共享. */
    REMOTE;

    /** Whether only samples come, which the institution measures (送样委托); else somebody uses machine time (机时预约). */
    public boolean isOfSamples() {
        return this == ENTRUSTED;
    }

    /** Machine time and samples are opened separately. */
    public boolean isOfferedBy(BookableInstrument instrument) {
        return isOfSamples() ? instrument.openToSamples() : instrument.openToBooking();
    }
}
