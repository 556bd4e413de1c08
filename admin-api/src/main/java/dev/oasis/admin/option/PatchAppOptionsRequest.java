package dev.oasis.admin.option;

/** Only fields that are present change something. */
public class PatchAppOptionsRequest {

    public Boolean addressBuckets;
    public Boolean msiNsisInterchangeable;
    public Boolean quietForOldest;

    AppOptionsView appliedTo(AppOptionsView options) {
        return new AppOptionsView(addressBuckets == null ? options.addressBuckets() : addressBuckets,
                msiNsisInterchangeable == null ? options.msiNsisInterchangeable() : msiNsisInterchangeable,
                quietForOldest == null ? options.quietForOldest() : quietForOldest);
    }
}
