package site

import "image/color"

// The picture that chats show beside a link: a page with lines of code sends a
// request to a bucket, and the answer is stopped at a bar. It has no words,
// because the card around it has the title.
const (
	socialWidth  = 1200
	socialHeight = 630
)

var (
	white = color.NRGBA{0xff, 0xff, 0xff, 0xff}
	pale  = color.NRGBA{0xc4, 0xd6, 0xee, 0xff}
	back  = iconBack
	stop  = color.NRGBA{0xff, 0x9f, 0x5a, 0xff}

	socialShapes = []iconShape{
		rectangle(white, 90, 140, 330, 350), // the page
		rectangle(back, 102, 186, 306, 292),
		rectangle(back, 110, 154, 18, 18),
		rectangle(back, 138, 154, 18, 18),
		rectangle(back, 166, 154, 18, 18),
		rectangle(pale, 130, 220, 190, 18),
		rectangle(pale, 160, 262, 210, 18),
		rectangle(stop, 160, 304, 150, 18),
		rectangle(pale, 160, 346, 180, 18),
		rectangle(pale, 130, 388, 120, 18),
		{white, []point{{480, 240}, {660, 240}, {660, 212}, {730, 256}, {660, 300}, {660, 272}, {480, 272}}}, // the request
		{white, []point{{730, 368}, {590, 368}, {590, 340}, {520, 384}, {590, 428}, {590, 400}, {730, 400}}}, // its answer
		rectangle(stop, 480, 322, 22, 124),
		{white, []point{{800, 200}, {1110, 200}, {1070, 490}, {840, 490}}}, // the bucket
		{pale, []point{{780, 168}, {1130, 168}, {1130, 212}, {780, 212}}},
	}
)

func rectangle(fill color.NRGBA, x, y, width, height float64) iconShape {
	return iconShape{fill, []point{{x, y}, {x + width, y}, {x + width, y + height}, {x, y + height}}}
}

func socialPNG() []byte {
	return drawPNG(socialWidth, socialHeight, 1, func(p point) (color.NRGBA, bool) {
		c := back
		for _, s := range socialShapes {
			if s.contains(p) {
				c = s.fill
			}
		}
		return c, true
	})
}
