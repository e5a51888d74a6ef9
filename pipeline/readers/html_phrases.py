"""Phrases that tell furniture from text, by language: what heads it, labels it, points away, appeals.

Regular expressions in lists that ", " parts, each for the start of a line (`TAIL`, `LABELS`) or of any word
(`APPEALS`). English, Spanish, French, Portuguese, German and Italian first, then what other languages add.
Lists grow here when a new page needs it.
"""

from __future__ import annotations

from pipeline.readers.html_openings import phrases

# A short line that begins so heads something which is not the article.
TAIL = phrases(
    r"""related\b, similar (?:topics|posts|articles|stories|threads)\b, recommended\b, read
    (?:more|next|also|on|this)\b, see also\b, also (?:in|on|from|read|see|by)\b, more
    (?:from|on|stories|news|voices|essays|articles|posts|like|in|by|about|reading|to
    read|releases|coverage)\b, you (?:may|might|could) (?:also|like)\b, keep reading\b, continue
    reading\b, what to read, up next, recently (?:asked|viewed|added|posted|published)\b, next
    (?:up|post)\b, (?:our |the )?(?:latest|most recent|recent)\b,
    most (?:read|viewed|popular|shared|commented)\b, popular\b, trending\b, top stories\b, editor'?s'?
    picks?\b, in this (?:series|issue|section)\b, from (?:the|our) (?:[\w’'-]+
    ){0,2}(?:archives?|blog|shop|store)\b, (?:the )?(?:reader )?comments?\b(?! (?:by|of|from)\b),
    (?:comments?|responses?|replies|reactions)\b(?: \(?\d|$), thoughts? on\b, leave (?:a|your)
    (?:reply|comment)\b, join the (?:conversation|discussion)\b, add (?:a|your) comment\b, post a
    comment\b, (?:the |our )?guest ?book\b, from the guest ?book\b, webmentions?\b, trackbacks?\b,
    pingbacks?\b, share (?:this|on|via|it|the)\b, share$, tags?\b(?::|$), tagged\b, filed under\b,
    topics?(?::|$), categor(?:y|ies)(?::|$), about the
    (?:authors?|writers?|contributors?|photographers?)\b, (?:the )?authors?$, get (?:the|our)
    newsletter\b, newsletters?\b, sign up\b, subscribe\b, stay (?:in|up|informed|connected)\b, join
    (?:our|us|the mailing)\b, donate\b, support (?:us|our|the work|this)\b, follow us\b, connect with\b,
    get involved\b, take action\b, contact(?: us)?$, (?:press|media)
    (?:contacts?|enquiries|inquiries)\b, notes? to editors?\b, upcoming\b, (?:events?|calendar)$,
    previous (?:post|article|story|page)\b, what(?:'|’)s new\b, on this page$, table of contents$,
    contents$, in brief$, news in brief$, book of the month$, advertisement\b, sponsored\b,
    publicidade?\b, publicit[ée]\b, anzeige$, werbung$, about (?:us|this (?:site|blog|page))\b,
    elsewhere\b, archives?$, blogroll\b, links$, downloads?$, attachments?$, files$, meetings$, who[’']s
    signing\b, (?:recent|latest) (?:sign\w+|supporters)\b, reasons? for signing\b, why
    (?:i|people|we)(?:[’'](?:m|re)| are| am)? sign\w*\b, showing \d+ reactions?\b, do you like this
    (?:post|page)\b, if you (?:liked?|enjoy(?:ed)?) th(?:is|ese)\b, other
    pages\b, messages? (?:left )?(?:by|from) (?:our )?(?:visitors|readers|guests)\b, got a
    (?:story|tip)\b, have (?:a|your) (?:story|tip|say)\b, can you help\b, help
    us\b, print (?:this|version)\b""",
    r"""(?:art[íi]culos |noticias |notas |contenidos? |documentos |entradas |enlaces
    )?relacionad[oa]s?\b, te (?:puede|podr[íi]a) interesar\b, tambi[ée]n (?:te|puedes?|pod[ée]s)\b,
    le[aeé] (?:m[áa]s|tambi[ée]n)\b, leer m[áa]s\b, (?:lee|lea|ver) tambi[ée]n\b, sigue leyendo\b,
    seguir leyendo\b, m[áa]s
    (?:noticias|le[íi]d[oa]s|art[íi]culos|vistos|de|sobre|notas|en|historias)\b, lo m[áa]s\b,
    [úu]ltim[oa]s\b, comentarios?\b, deja (?:un|tu)\b, comp[áa]rte(?:lo|la)?\b, compartir\b,
    etiquetas?\b, sobre (?:el|la|los) autore?s?\b, suscr[íi]b\w*, bolet[íi]n\b, reciba?\b, apoya\b,
    dona\b, haz(?:te|tu)\b, s[íi]guenos\b, contacto\b, agenda\b, pr[óo]xim[oa]s\b, archivos?$, entradas?
    (?:recientes|m[áa]s|anterior|siguiente|populares)\b, d[óo]nde estamos\b, qui[ée]nes somos\b, libro
    de visitas\b, firma (?:la|el)\b""",
    r"""(?:[àa] )?lire (?:aussi|[ée]galement|la suite|encore)\b, [àa] lire\b, voir aussi\b, sur le
    m[êe]me\b, dans la m[êe]me\b, (?:articles?|documents?)
    (?:li[ée]s?|r[ée]cents?|similaires?|associ[ée]s?|joints?)\b, les plus (?:lus|consult|r[ée]cents)\w*,
    commentaires?\b, laisse[zr] un\b, r[ée]agi[rs]\w*, un message, votre commentaire\b, partage[rz]\b,
    mots?[- ]cl[ée]s?\b, [àa] propos de l'aut\w*, l'aut(?:eur|rice)\b, s'abonner\b, abonnez\b,
    infolettre\b, lettre d'info\w*, recevez\b, faire un don\b, soutene[zr]\b, suivez\b, contact
    presse\b, (?:[àa] )?l'agenda\b, prochains?\b, forum$, r[ée]pondre\b, dans l'actualit[ée]\b,
    derni[eè]res? \b, plus d'articles\b, autres (?:articles|textes|documents)\b, qui sommes""",
    r"""lei[aà] (?:tamb[ée]m|mais|ainda)\b, veja (?:tamb[ée]m|mais)\b, mais
    (?:lidas|not[íi]cias|sobre|artigos|do|da|de)\b, as mais\b, (?:not[íi]cias|mat[ée]rias|artigos|posts)
    relacionad\w+, deixe (?:um|seu|o)\b, compartilh\w+, partilh\w+, sobre [oa] autora?\b, assin[ea]\w*,
    inscreva\b, receba\b, doe\b, apoie\b, siga\b, contat[oe]\b, outros (?:documentos|textos|artigos)\b,
    escreva-nos\b, [úu]ltimas? not[íi]cias\b, pr[óo]ximos\b, voc[êe] (?:pode|tamb[ée]m)\b""",
    r"""weitere (?:meldungen|artikel|beitr[äa]ge|nachrichten|themen|informationen|texte)\b, mehr
    (?:zum|zu|aus|von|lesen)\b, (?:lesen|lies) (?:sie )?auch\b, auch interessant\b, [äa]hnliche\b, das
    k[öo]nnte\b, (?:meist|viel)gelesen\w*, kommentare?\b, teilen\b, schlagw\w+, [üu]ber (?:den|die)
    autor\w*, abonnieren\b, spenden\b, unterst[üu]tz\w+ (?:sie|uns)\b, folgen sie\b, kontakt$,
    pressekontakt\b, termine$, dateien$, zur[üu]ck zu\w*\b, noch kein mitglied\b, verwandte\b, zum
    thema\b""",
    r"""leggi anche\b, articoli correlati\b, potrebbe interessarti\b, commenti\b, condividi\b,
    iscriviti\b, sostieni\b""",
    # Dutch
    r"""lees (?:ook|meer|verder)\b, gerelateerd\w*, meest (?:gelezen|bekeken)\b, reacties?\b, reageer\b,
    deel (?:dit|op|via)\b, meer (?:over|nieuws|artikelen|lezen|uit|van)\b, bekijk ook\b, aanbevolen\b,
    over de auteur\b, advertentie$, volg ons\b, meld je aan\b, schrijf je in\b, nieuwsbrief\b, steun
    ons\b, laatste nieuws\b, trefwoorden\b, ook interessant\b""",
    # Swedish, Danish, Norwegian
    r"""l[äæ]s (?:också|även|mer|også|mere)\b, les (?:også|mer)\b, relatera(?:de|t)\b,
    relater(?:te|ede|t)\b, kommentarer\b, dela (?:artikel\w*|på)\b, del artikel\w*, mest l[äæe]ste?\b,
    följ oss\b, følg oss\b, annons$, annonse$, annonce$, tilmeld dig\b, anmäl dig\b, prenumerera\b,
    taggar\b, om skribenten\b""",
    # Polish
    r"""zobacz (?:także|też|również|więcej)\b, (?:prze)?czytaj (?:też|także|również|więcej|dalej)\b,
    polecamy\b, polecane\b, powiązane\b, podobne\b, najnowsze\b, najczęściej\b, najpopularniejsze\b,
    popularne\b, komentarz\w*, dodaj komentarz\b, skomentuj\b, udostępnij\b, podziel się\b, tagi\b,
    kategorie$, o autor(?:ze|ce)\b, zapisz się\b, wesprzyj\b, obserwuj\b, kontakt$, reklama$, materiał
    (?:sponsorowany|partnera)\b, może (?:cię|ci|państwa)\b, więcej (?:o|na|w|z|artykułów|wiadomości)\b,
    inne (?:artykuły|wpisy|wiadomości)\b, ostatnie (?:wpisy|artykuły|komentarze)\b, warto przeczytać\b,
    (?:poprzedni|następny) (?:wpis|artykuł)\b""",
    # Czech, Slovak
    r"""čtěte (?:také|též|i|více)\b, (?:pře)?čt[ěe]te si\b, pre[čc]ítajte si\b, mohlo by vás\b,
    souvisej\w*, súvisiace\b, nejčtenější\b, najčítanejšie\b, komentáře\b, diskus[ei]\w*, sdílet\b,
    zdieľa\w*, štítky\b, reklama$, další (?:články|zprávy)\b, doporučujeme\b, o autorovi\b,
    odebírejte\b, sledujte nás\b""",
    # Italian, further
    r"""(?:i )?più (?:letti|lette|visti)\b, articoli (?:simili|recenti|collegati)\b, ultim[ei]
    (?:notizie|news|articoli)\b, lascia un commento\b, seguici\b, notizie correlate\b, ti potrebbe\w*
    interess\w+, continua a leggere\b, leggi (?:tutto|altro)\b, approfondisci\b, pubblicità$,
    (?:informazioni )?sull['’]autor\w*""",
    # Greek
    r"""διαβάστε (?:επίσης|ακόμη|ακόμα|περισσότερα|και)\b, δείτε (?:επίσης|ακόμη|ακόμα|και)\b, σχετικά
    (?:άρθρα|θέματα|νέα)\b, σχετικά$, δημοφιλή\b, τελευταία (?:νέα|άρθρα)\b, περισσότερα\b,
    σχόλι(?:α|ο)\b, γράψτε\b, αφήστε\b, κοινοπο\w+, μοιραστείτε\b, ετικέτες\b, διαφήμιση$, εγγραφ\w+,
    ακολουθήστε\b, στηρίξτε\b, προτεινόμενα\b, ίσως (?:σας|σε)\b, μπορεί να σας\b, ροή ειδήσεων\b,
    επικοινωνία$""",
    # Russian, Ukrainian, Bulgarian
    r"""читайте (?:также|ещё|еще|далее|по теме|також)\b, (?:материалы |новости |ещё |еще )?по теме\b,
    смотрите также\b, похожие\b, связанные\b, комментари[ийяе]\w*, коментар\w*, оставить комментарий\b,
    добавить комментарий\b, поделиться\b, поділитися\b, теги\b, метки\b, об авторе\b, реклама$,
    подписыва\w+, подпишитесь\b, подписка\b, популярн\w+, самое (?:читаемое|популярное|интересное)\b,
    последние (?:новости|записи)\b, другие (?:новости|материалы)\b, новости партн[её]ров\b,
    рекомендуем\b, вам (?:может|будет)\b, поддержите\b, прочетете\b, още (?:по|от)\b, сподел\w+""",
    # Turkish, Hungarian, Finnish, Romanian
    r"""ilgili (?:haberler|yazılar|konular)\b, yorumlar\b, paylaş\b, etiketler\b, devamını oku\b, en çok
    okunan\w*, kapcsolódó\b, hozzászólás\w*, megosztás\b, ajánljuk\b, lue (?:myös|lisää)\b, kommentit\b,
    cite[șş]te (?:[șş]i|mai)\b, comentarii\b, articole similare\b""",
    # Chinese
    r"""[相][关關](?:阅读|閱讀|文章|新闻|新聞|推荐|推薦|链接|連結|报道|報導|内容|主题|资讯|帖子),
    延伸[阅閱][读讀], 推荐(?:阅读|文章), 推薦(?:閱讀|文章),
    [热熱][门門点點](?:文章|新闻|新聞|推荐|评论|标签|$), 最新(?:文章|评论|新闻|新聞|消息), 猜你喜[欢歡],
    更多(?:文章|新闻|新聞|精彩|内容|相关|$), (?:网友|用户|最新|最热|全部)?评论(?:$|\W|\d),
    (?:发表|發表)?(?:评论|評論|留言)(?:$|\W|\d), 上一篇, 下一篇, 分享到, 标签(?:$|\W), 標籤(?:$|\W),
    [关關][键鍵][词詞](?:$|\W), 版权声明, 免责声明, 特别声明, 扫码, 扫描, 关注我们, 为您推荐, 阅读排行,
    排行榜$, 返回顶部, 声明(?:$|\W)""",
    # Japanese, Korean
    r"""関連(?:記事|リンク|ニュース|キーワード|情報|する|$), あわせて読みたい, おすすめ(?:記事|の|$),
    人気(?:記事|の|$), 最新(?:記事|ニュース), 新着(?:記事|情報|$), (?:アクセス)?ランキング,
    コメント(?:\s*\W|\d|$|を|する|一覧), この記事(?:を書いた|をシェア|の著者|に関する|へのコメント),
    シェア(?:$|する), タグ(?:$|\W), カテゴリー?(?:$|\W), 前の記事, 次の記事, トラックバック,
    プロフィール$, スポンサー, 広告$, メルマガ, 관련 ?(?:기사|글|뉴스), 댓글, 추천, 인기, 태그, 공유""",
    # Arabic
    r"""اقرأ (?:أيضا|أيضًا|المزيد), مقالات ذات صلة, التعليقات, الأكثر (?:قراءة|مشاهدة), شارك""",
)
# A line that is so is a control or a label.
LABELS = phrases(
    r"""share(?: this| on| via)?\b.{0,30}$,
    (?:e-?mail|print|save|tweet|facebook|twitter|whatsapp|linkedin|reddit|bluesky|telegram|pocket)(?:
    this.{0,20})?$, advertisement$, ad$, (?:\d+|one|two|three|five|ten)[- ]min(?:ute)?s?(?: read)?$,
    reading time.{0,20}$, listen to this.{0,40}$, read (?:more|next|on|the
    (?:rest|full|whole).{0,30})\W*$, continue reading\W*$, back to (?:top|the top|news|list)$,
    (?:previous|next)(?: (?:post|article|page|story))?\W*$, skip to .{0,30}$,
    (?:image|photo|picture|video)s?$, loading\W*$, log ?in$, (?:tags?|filed
    under|tagged|categor(?:y|ies)|topics?|keywords|labels?)\s*:.*$, posted\b.{0,80}$, (?:last
    )?(?:updated|modified)\b.{0,60}$, published (?:on|in|by|at)?\b.{0,50}$,
    (?:etiquetas?|categor[íi]as?|mots-cl[ée]s|temas|tags|schlagw[öo]rter|archivado en|class[ée]
    dans)\s*:.*$, (?:compartir|partager|compartilhar|partilhar|teilen|comparte)\b.{0,30}$, click to
    (?:tweet|post|share).{0,12}$, [\d.,]+ (?:signatures?|supporters|people|have
    signed|firmas|personas|signataires|assinaturas)\b.{0,60}$, jump to recipe.{0,12}$, [\d.,/]+
    (?:from|of|out of|/) [\d,]+ (?:votes?|ratings?|reviews?)$, (?:leer|ler|lire) (?:m[áa]s|mais|la
    suite)\W*$, imprimir$, imprimer$, drucken$, volver\b.{0,20}$, permalink\W*$, subscribe\W*$, copy
    link$, view (?:all|comments)\b.{0,20}$, \d+ (?:comments?|shares?|views?|likes?|claps?)$, leave a
    comment$, no comments?$, reply$, top$, edit$""",
    # Other languages than those above.
    r"""udostępnij\b.{0,30}$, drukuj$, czytaj (?:więcej|dalej)\W*$, reklama$, opublikowano\b.{0,60}$,
    aktualizacja\b.{0,60}$, (?:data )?publikacji\b.{0,40}$, artikel
    (?:kommentieren|versenden|empfehlen|speichern|vorlesen|hören)$, (?:anzeige|werbung)$,
    (?:teilen|drucken|mailen|merken|vorlesen|kommentieren)$, deel (?:dit )?(?:artikel|bericht)?.{0,20}$,
    lees (?:meer|verder)\W*$, geplaatst op.{0,40}$, gepubliceerd\b.{0,60}$, advertentie$,
    κοινοπο\w+.{0,30}$, διαβάστε περισσότερα\W*$, διαφήμιση$, δημοσιεύ\w+.{0,60}$, δημοσίευση.{0,60}$,
    τελευταία ενημέρωση.{0,50}$, поделиться.{0,20}$, подробнее\W*$, читать (?:далее|полностью)\W*$,
    реклама$, опубликовано.{0,60}$, обновлено.{0,60}$, просмотров\W*\d+$, condividi\b.{0,20}$,
    pubblicità$, continua a leggere\W*$, sdílet\b.{0,20}$, reklama$, annons$, paylaş$,
    分享(?:到|至)?.{0,12}$, 阅读(?:全文|更多|原文|\s*[\d:：()（）]+)$, 广告$, 来源\s*[:：].{0,20}$,
    (?:责任)?编辑\s*[:：].{0,20}$, 作者\s*[:：].{0,20}$, 发布时间.{0,30}$, 更新时间.{0,30}$,
    浏览(?:次数|量)?\W*\d.{0,6}$, 字号.{0,12}$, 打印$, 收藏$, 返回.{0,6}$, 上一[篇页頁].{0,40}$,
    下一[篇页頁].{0,40}$, 标签\s*[:：].{0,80}$, 关键词\s*[:：].{0,80}$, 続きを読む\W*$, シェアする$,
    ツイート$, 広告$, この記事をシェア.{0,10}$, (?:公開|更新|投稿)日.{0,30}$, タグ\s*[:：].{0,80}$,
    カテゴリー?\s*[:：].{0,80}$""",
    # Questions on the page itself, and what shops must say.
    r"""(?:was|is|did) (?:this|the)(?: answer| article| page| guide| information| entry)?
    (?:helpful|useful)\b.{0,80}$, did (?:you find )?this (?:help|answer|page|article)\b.{0,60}$,
    (?:rate|like) this (?:article|page|answer)\b.{0,60}$, war (?:dies\w*|der|die|das)(?: artikel|
    beitrag| antwort| seite)? (?:hilfreich|nützlich)\b.{0,60}$, (?:te|le) (?:ha|fue) (?:sido
    )?útil\b.{0,60}$, \W?(?:te|le|fue|ha sido) (?:resultó |sido )?útil\b.{0,60}$, cet(?:te)?
    (?:article|page|réponse) vous a-t-\w+.{0,60}$, (?:this|our) (?:post|page|article|site) (?:may
    )?contains? (?:affiliate|paid) links?\b.{0,140}$""",
)
# Words of appeals and notices. Two in a short box are plenty.
APPEALS = phrases(
    r"""sign up, signup, subscrib\w+, newsletters?, unsubscribe, mailing list, your
    (?:e-?mail|inbox|address), email address, e-mail address, enter your, donat(?:e|ion|ions|ing), chip
    in, tax-deductible, become a (?:member|subscriber|supporter|sustainer|patron|friend), support our
    (?:work|journalism|reporting), join us, cookies?, privacy policy, free articles?, already a
    (?:subscriber|member), log in, login, advertis(?:ing|ements?|ers?), no paywall, reader-supported,
    readers like you, click here, click on, follow us, order (?:a|your) copy, buy (?:a|the|your),
    download (?:the|our|your|a), petition, rsvp, register (?:now|here|today|for), sign the, delivered
    to, in your inbox, by e?-?mail, free guide, pocket guide, write to us, tell us, all rights reserved,
    terms of (?:use|service), app store, find out more, learn more, for members only, members can,
    sponsored, we depend on, help us, your support, monthly gift, every dollar,
    text alerts, in (?:the|our) (?:web ?)?(?:store|shop), web ?ring""",
    r"""suscr[íi]b\w+, bolet[íi]n(?:es)?, correo electr[óo]nico, tu correo, su correo,
    dona(?:r|ci[óo]n|ciones|tivo)?, apoya(?:nos)?, apóyanos, hazte soci[oa], házte soci[oa],
    s[íi]guenos, firma la, cookies, publicidad, inscr[íi]b\w+, reg[íi]str[ae]\w*, lee m[áa]s, tu
    aportaci[óo]n, cada euro, cuenta bancaria, transferencia""",
    r"""abonne\w*, infolettre, lettre d'information, courriel, votre adresse, faire un don, vos dons,
    soutenez, inscri(?:vez|ption)\w*, publicit[ée], télécharge[rz], telecharge[rz], signez, adh[ée]rez,
    en savoir plus""",
    r"""assin(?:e|ante|antes|atura), receba, seu e-?mail, doa[çc][ãa]o, doe, apoie, inscreva\w*,
    cadastr\w+, clique aqui, saiba mais, filie-se, sindicalize-se, pix""",
    r"""newsletter, abonnier\w+, ihre e-?mail\w*, spende\w*, unterst[üu]tzen sie, mitglied werden, werde
    mitglied, jetzt mitglied, anmelde\w+, datenschutz\w*, werbung, hier klicken""",
    r"""nieuwsbrief, abonn\w+, meld je aan, schrijf je in, mailbox, steun ons, klik hier, doneer,
    akzeptieren, willigen sie, einwilligung\w*, postfach, postfächer, consientes, tus datos, consentez,
    vos données, iscriv\w+, abbonament\w*, sostenici, sostieni\w*, trattamento dei, clicca\w*, casella,
    donazion\w+, pubblicità, seus dados""",
    r"""zapisz się, subskryb\w+, prenumerat\w+, plik[ió]w? cookie\w*, polityk\w+ prywatności, wesprzyj,
    wspieraj, zaloguj, kliknij, klikając, reklam\w*, skrzynkę, regulamin\w*, przetwarzanie danych,
    εγγραφ\w+, εγγραφείτε, συνδρομ\w+, προσωπικών δεδομένων, επεξεργασία των δεδομένων, στηρίξτε,
    πατώντας, διαφημίσεις, подпи[шс]\w+, рассылк\w+, cookie, персональных данных, обработк\w+ данных,
    поддержите, рекламы?, свою почту, нажимая, зарегистрир\w+, войдите""",
)
# The same in scripts without spaces, anywhere in a text.
UNSPACED_APPEALS = (
    r"订阅|訂閱|Cookie|隐私|隱私|邮箱|郵箱|扫码|关注我们|公众号|二维码|登录|登入|注册|註冊|会员|會員|"
    r"点击|点“|广告|廣告|处理您的|"
    r"登録|メールマガジン|ニュースレター|クッキー|同意する|購読|会員|広告|メールで届|個人情報|"
    r"データの処理|구독|회원|쿠키|로그인"
)
# A line that opens a pointer to another text, before its colon or bar.
POINTERS = (
    r"(?:prze)?czytaj (?:też|także|również|więcej)|zobacz (?:też|także|również|więcej)|lees ook|"
    r"leggi anche"
    r"|čtěte (?:také|též|více)|přečtěte si|l[äæ]s (?:också|även|mer|også)|les også|auch interessant|"
    r"mehr dazu"
    r"|siehe auch|zum thema|lesetipp|passend dazu|διαβάστε (?:επίσης|ακόμη|ακόμα|και)|"
    r"δείτε (?:επίσης|ακόμη|και)"
    r"|читайте (?:также|ещё|еще|також)|смотрите также|(?:материалы )?по теме|延伸[阅閱][读讀]|"
    r"相[关關](?:阅读|閱讀|新闻|文章)"
    r"|推荐阅读|関連記事|あわせて読みたい|(?:pode|te puede|podría|ti potrebbe) interes\w+|"
    r"para saber más"
)
