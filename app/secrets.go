package app

import (
	"strings"
	"time"

	"s3cors.playground/corscore/secret"
)

// saySecrets says, once for a document that has credentials, that neither
// storage nor a link gets them: whoever relies on either keeps the text
// elsewhere. It takes no other message's place.
func (p *playground) saySecrets() {
	_, left := p.work.clean.Document(p.state.Config)
	if len(left) == 0 {
		p.secretsSaid = false
		return
	}
	if _, mounted := p.ed.text(); !mounted || p.secretsSaid || p.state.Notice.Text != "" {
		return
	}
	p.secretsSaid = true
	p.tell(secretsText(left), false)
}

func secretsText(left []string) string {
	const most = 5
	names := strings.Join(left[:min(len(left), most)], ", ")
	if len(left) > most {
		names += " and more"
	}
	return "The text in the editor has what looks like credentials (" + names + "). It stays as it is while this page is open; the browser's storage and links get it with “" + secret.Hidden + "” instead of them."
}

func (p *playground) copyRecipe(id string) {
	p.catchUp()
	p.apply.order.Time = time.Time{}
	p.plan()
	p.draw()
	for _, r := range p.apply.recipes.List {
		if r.ID == id {
			p.copyOut(r.Text, "The command is in the clipboard, signed at this moment.")
			return
		}
	}
}
