// libsrtp 3's signatures on top of libsrtp 2, which is what Debian ships.
//
// The worker's source calls the version 3 functions, which write to an output buffer and are told its capacity.
// Version 2 works in place on a buffer it trusts to be large enough: so copy, check the capacity, and call it.
#ifndef PLENUM_SRTP_H
#define PLENUM_SRTP_H

#include <srtp2/srtp.h>
#include <cstddef>
#include <cstdint>
#include <cstring>

// Version 2 adds at most this much to an RTCP packet: trailer plus the 32 bit index (RFC 3711 section 3.4).
static constexpr size_t SrtcpMaxTrailerLen{ SRTP_MAX_TRAILER_LEN + 4 };

// The two error codes version 3 has and version 2 has not.
static constexpr srtp_err_status_t srtp_err_status_buffer_small = static_cast<srtp_err_status_t>(28);
static constexpr srtp_err_status_t srtp_err_status_cryptex_err  = static_cast<srtp_err_status_t>(29);

// The same type as version 2's four functions, all of which change a packet in place.
using SrtpInPlace = srtp_err_status_t (*)(srtp_t, void*, int*);

static inline srtp_err_status_t srtpCopyAndApply(
  SrtpInPlace apply, srtp_t ctx, const uint8_t* in, size_t inLen, uint8_t* out, size_t* outLen, size_t growth)
{
	// The lengths of version 2 are ints.
	if (inLen > 0x7fff0000u || *outLen < inLen + growth)
	{
		return srtp_err_status_buffer_small;
	}

	if (out != in)
	{
		std::memmove(out, in, inLen);
	}

	int len = static_cast<int>(inLen);

	const srtp_err_status_t status = apply(ctx, out, &len);

	if (status == srtp_err_status_ok)
	{
		*outLen = static_cast<size_t>(len);
	}

	return status;
}

static inline srtp_err_status_t srtp_protect(
  srtp_t ctx, const uint8_t* rtp, size_t rtpLen, uint8_t* srtp, size_t* srtpLen, size_t /*mkiIndex*/)
{
	return srtpCopyAndApply(srtp_protect, ctx, rtp, rtpLen, srtp, srtpLen, SRTP_MAX_TRAILER_LEN);
}

static inline srtp_err_status_t srtp_unprotect(
  srtp_t ctx, const uint8_t* srtp, size_t srtpLen, uint8_t* rtp, size_t* rtpLen)
{
	return srtpCopyAndApply(srtp_unprotect, ctx, srtp, srtpLen, rtp, rtpLen, 0);
}

static inline srtp_err_status_t srtp_protect_rtcp(
  srtp_t ctx, const uint8_t* rtcp, size_t rtcpLen, uint8_t* srtcp, size_t* srtcpLen, size_t /*mkiIndex*/)
{
	return srtpCopyAndApply(srtp_protect_rtcp, ctx, rtcp, rtcpLen, srtcp, srtcpLen, SrtcpMaxTrailerLen);
}

static inline srtp_err_status_t srtp_unprotect_rtcp(
  srtp_t ctx, const uint8_t* srtcp, size_t srtcpLen, uint8_t* rtcp, size_t* rtcpLen)
{
	return srtpCopyAndApply(srtp_unprotect_rtcp, ctx, srtcp, srtcpLen, rtcp, rtcpLen, 0);
}

// Renamed in version 3; both want the SSRC in network order, and that is what the worker passes.
static inline srtp_err_status_t srtp_stream_remove(srtp_t session, uint32_t ssrc)
{
	return srtp_remove_stream(session, ssrc);
}

#endif
