package site

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"strings"
)

// The icon is a request that goes out and an answer that is stopped at a bar,
// on a square of 512 units. Both renderings, SVG and PNG, are drawn from these
// shapes.
const (
	iconSize   = 512
	iconRadius = 96 // of the corners; a maskable icon has none, the system cuts it
)

var (
	iconBack   = color.NRGBA{0x14, 0x4b, 0x8b, 0xff}
	iconShapes = []iconShape{
		{color.NRGBA{0xff, 0xff, 0xff, 0xff}, []point{{120, 168}, {316, 168}, {316, 120}, {404, 192}, {316, 264}, {316, 216}, {120, 216}}},
		{color.NRGBA{0xff, 0xff, 0xff, 0xff}, []point{{404, 296}, {256, 296}, {256, 248}, {168, 320}, {256, 392}, {256, 344}, {404, 344}}},
		{color.NRGBA{0xff, 0x9f, 0x5a, 0xff}, []point{{116, 248}, {148, 248}, {148, 392}, {116, 392}}},
	}
)

type point struct{ x, y float64 }

// iconShape is a filled polygon.
type iconShape struct {
	fill   color.NRGBA
	points []point
}

func iconSVG() []byte {
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d">`, iconSize, iconSize)
	fmt.Fprintf(&b, `<rect width="%d" height="%d" rx="%d" fill="%s"/>`, iconSize, iconSize, iconRadius, hexColor(iconBack))
	for _, s := range iconShapes {
		fmt.Fprintf(&b, `<path fill="%s" d="`, hexColor(s.fill))
		command := 'M'
		for _, p := range s.points {
			fmt.Fprintf(&b, "%c%g %g", command, p.x, p.y)
			command = 'L'
		}
		b.WriteString(`Z"/>`)
	}
	b.WriteString("</svg>\n")
	return []byte(b.String())
}

func hexColor(c color.NRGBA) string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }

// iconPNG draws the icon size pixels wide. A maskable one fills its square.
func iconPNG(size int, maskable bool) []byte {
	return drawPNG(size, size, iconSize/float64(size), func(p point) (color.NRGBA, bool) { return iconAt(p, maskable) })
}

// drawPNG draws width × height pixels, each scale units wide. at is the color
// at a point; not ok where there is none.
func drawPNG(width, height int, scale float64, at func(point) (c color.NRGBA, ok bool)) []byte {
	const samples = 4 // per pixel and direction, against jagged edges
	img := image.NewNRGBA(image.Rect(0, 0, width, height))
	scale /= samples
	for y := range height {
		for x := range width {
			var r, g, b, covered int
			for i := range samples * samples {
				p := point{
					(float64(x*samples+i%samples) + 0.5) * scale,
					(float64(y*samples+i/samples) + 0.5) * scale,
				}
				if c, ok := at(p); ok {
					r, g, b, covered = r+int(c.R), g+int(c.G), b+int(c.B), covered+1
				}
			}
			if covered > 0 {
				img.SetNRGBA(x, y, color.NRGBA{
					uint8(r / covered), uint8(g / covered), uint8(b / covered),
					uint8(255 * covered / (samples * samples)),
				})
			}
		}
	}
	var out bytes.Buffer
	if err := png.Encode(&out, img); err != nil {
		panic(err) // a buffer takes everything
	}
	return out.Bytes()
}

// iconAt is the color of the icon at p; not ok outside the rounded square.
func iconAt(p point, maskable bool) (c color.NRGBA, ok bool) {
	if !maskable {
		dx := max(iconRadius-p.x, p.x-(iconSize-iconRadius), 0)
		dy := max(iconRadius-p.y, p.y-(iconSize-iconRadius), 0)
		if dx*dx+dy*dy > iconRadius*iconRadius {
			return c, false
		}
	}
	c = iconBack
	for _, s := range iconShapes {
		if s.contains(p) {
			c = s.fill
		}
	}
	return c, true
}

// contains counts how many edges a ray from p to the right crosses.
func (s iconShape) contains(p point) bool {
	inside := false
	last := s.points[len(s.points)-1]
	for _, next := range s.points {
		if (next.y > p.y) != (last.y > p.y) &&
			p.x < (last.x-next.x)*(p.y-next.y)/(last.y-next.y)+next.x {
			inside = !inside
		}
		last = next
	}
	return inside
}
